import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A picture in a post, for who may see the post.' })
export class PostPicture {
  @Field(() => String, { description: 'Address of the small one.' })
  small!: string;

  @Field(() => String, { description: 'Address of the large one.' })
  large!: string;

  @Field(() => Int, { description: 'Of the small one.' })
  width!: number;

  @Field(() => Int)
  height!: number;

  @Field(() => String, { description: 'What is seen, in the words of who placed it.' })
  alt!: string;
}

@InputType({ description: 'A picture that was sent along with the form of a post.' })
export class PostPictureInput {
  @Field(() => ID)
  readonly upload!: string;

  @Field(() => String, { description: 'What is seen, at most 300 characters.' })
  readonly alt!: string;
}
