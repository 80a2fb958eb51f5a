import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.ts';
import { TAKE_FORM_FILE, type TakeFormFile } from '../platform/http/form-files.ts';
import { AddMedia } from './add-media.ts';
import { BeginUpload } from './begin-upload.ts';
import { CaptionMedia } from './caption-media.ts';
import { ChangeMedia } from './change-media.ts';
import { FinishUpload } from './finish-upload.ts';
import { FormFiles } from './form-files.ts';
import { Images } from './images.ts';
import { Intake } from './intake.ts';
import { Items } from './items.ts';
import { ListMedia } from './list-media.ts';
import { MakeVariants } from './make-variants.ts';
import { MediaController } from './media.controller.ts';
import { MediaResolver } from './media.resolver.ts';
import { MediaViews } from './media-views.ts';
import { RemoveFiles } from './remove-files.ts';
import { SendFile } from './send-file.ts';
import { ServedFiles } from './served.ts';
import { SweepMedia } from './sweep-media.ts';
import { TakePart } from './take-part.ts';
import { Uploads } from './uploads.ts';

const useCases = [
  AddMedia,
  BeginUpload,
  CaptionMedia,
  ChangeMedia,
  FinishUpload,
  FormFiles,
  ListMedia,
  MakeVariants,
  RemoveFiles,
  SendFile,
  SweepMedia,
  TakePart,
];
const underneath = [Images, Intake, Items, MediaViews, ServedFiles, Uploads];

/** Media: the library of pictures, films and recordings, and the files behind everything that people send. */
@Module({
  imports: [AccessModule],
  controllers: [MediaController],
  providers: [
    ...useCases,
    ...underneath,
    MediaResolver,
    {
      provide: TAKE_FORM_FILE,
      inject: [FormFiles],
      useFactory:
        (files: FormFiles): TakeFormFile =>
        (file) =>
          files.take(file),
    },
  ],
})
export class MediaModule {}
